import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  belongsToPack,
  type SensitivityCosts,
  sensitivityCostsSchema,
} from '../../common/sensitivityCosts';
import type { AmpullaPack } from './modelPacks';

/** File beside a pack's manifest with what the presets of the sensitivity cost with it. */
export const sensitivityFileName = 'sensitivity.json';

/** What was measured for this very pack; null where there is nothing, or figures of another model. */
export async function readSensitivityCosts(pack: AmpullaPack): Promise<SensitivityCosts | null> {
  try {
    const text = await readFile(join(pack.folder, sensitivityFileName), 'utf8');
    const costs = sensitivityCostsSchema.parse(JSON.parse(text));
    return belongsToPack(costs, pack.manifest) ? costs : null;
  } catch {
    // Nothing depends on these figures; without them the page says that nothing was measured.
    return null;
  }
}
