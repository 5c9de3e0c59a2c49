import { readFile } from 'node:fs/promises';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The first ordinary user of most systems; where there is none, the user made for having no rights. */
const preferred = [(entry: Entry) => entry.uid === 1000, (entry: Entry) => entry.name === 'nobody'];

interface Entry extends Account {
  readonly name: string;
}

/** An account other than root that the system knows: `initdb` refuses a user without a name. */
export async function unprivilegedAccount(): Promise<Account | undefined> {
  const entries = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  for (const isIt of preferred) {
    const found = entries.find(isIt);
    if (found !== undefined) {
      return { uid: found.uid, gid: found.gid };
    }
  }
  return entries[0];
}

/** True where the system has a name for a user. */
export async function isNamed(uid: number): Promise<boolean> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => undefined);
  return text === undefined || text.split('\n').some((line) => line.split(':')[2] === String(uid));
}

function parseAccounts(text: string): readonly Entry[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((entry) => entry.uid > 0 && entry.gid > 0);
}
