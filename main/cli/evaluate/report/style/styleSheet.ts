import { charts } from './charts';
import { gallery } from './gallery';
import { page } from './page';
import { print } from './print';
import { tables } from './tables';
import { tokens } from './tokens';

/** All styles of the report; paper comes last, because it overrules. */
export const styleSheet = [tokens, page, tables, charts, gallery, print].join('');
