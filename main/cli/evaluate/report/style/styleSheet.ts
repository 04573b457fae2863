import { charts } from './charts';
import { difficulty } from './difficulty';
import { gallery } from './gallery';
import { page } from './page';
import { print } from './print';
import { tables } from './tables';
import { tokens } from './tokens';

/** All styles of the report; paper comes last, because it overrules. */
export const styleSheet = [tokens, page, tables, charts, gallery, difficulty, print].join('');
