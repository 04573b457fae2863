import { describe, expect, it } from 'vitest';
import { tamper } from './testKit/openFile';
import { useTestStores } from './testKit/useTestStores';

const limitMs = 60_000;
const stores = useTestStores(limitMs);

describe('people of the case store', () => {
  it(
    'are added, changed, kept when they leave, and stand in the audit trail',
    async () => {
      const client = await stores.created();
      const administrator = await client.addPerson(
        { name: 'Operator A', role: 'administrator', pin: '123456' },
        null,
      );
      const nurse = await client.addPerson(
        { name: 'Nurse B', role: 'nurse', pin: '2468' },
        administrator.id,
      );
      expect(await client.people()).toEqual([nurse, administrator]);
      expect(await client.signIn(nurse.id, '2468')).toEqual(nurse);
      expect(await client.signIn(nurse.id, '2469')).toBeNull();
      await client.changePerson(nurse.id, { pin: '1357' }, administrator.id);
      expect(await client.signIn(nurse.id, '2468')).toBeNull();
      expect(await client.signIn(nurse.id, '1357')).toEqual(nurse);
      const left = await client.changePerson(nurse.id, { isActive: false }, administrator.id);
      expect(left).toEqual({ ...nurse, isActive: false });
      expect(await client.signIn(nurse.id, '1357')).toBeNull();
      expect(await client.people()).toContainEqual(left);
      const trail = await client.auditTrail();
      expect(trail.map(({ what, authorId }) => [what, authorId])).toEqual([
        ['personAdded', null],
        ...['personAdded', 'personChanged', 'personChanged'].map((what) => [
          what,
          administrator.id,
        ]),
      ]);
      expect(JSON.stringify(trail)).not.toMatch(/Operator A|Nurse B|1357/);
      await expect(
        client.changePerson(client.processId?.toString() ?? '', {}, null),
      ).rejects.toThrow();
    },
    limitMs,
  );

  it(
    'wait after five wrong PINs in a row, also across a restart, and no longer than the clock allows',
    async () => {
      const folder = await stores.folder();
      const client = stores.client(folder);
      await client.open();
      await client.create(null);
      const { id } = await client.addPerson(
        { name: 'Operator A', role: 'operator', pin: '2468' },
        null,
      );
      for (let tries = 0; tries < 5; tries += 1) expect(await client.signIn(id, '0000')).toBeNull();
      await expect(client.signIn(id, '2468')).rejects.toMatchObject({ why: 'pinLocked' });
      await client.close();
      tamper(folder, "UPDATE people SET locked_until = '2999-01-01T00:00:00.000Z'");
      await client.open();
      await expect(client.signIn(id, '2468')).rejects.toThrow('Try again in 900 s');
      await client.close();
      tamper(folder, "UPDATE people SET locked_until = '2020-01-01T00:00:00.000Z'");
      await client.open();
      expect(await client.signIn(id, '2468')).toMatchObject({ id });
    },
    limitMs,
  );
});
