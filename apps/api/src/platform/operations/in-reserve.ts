import type { StudioModule } from '../module.ts'
import type { Reserve } from '../reserve.ts'
import type { Context } from './operation.ts'

/** What deletes one thing does so in the room that is held back for that, where the disk is full. */
export const inReserve = (operations: StudioModule['operations'], reserve: Pick<Reserve, 'use'>) =>
  Object.fromEntries(
    Object.entries(operations).map(([name, { run, ...operation }]) => [
      name,
      operation.contract.method === 'DELETE'
        ? { ...operation, run: (ctx: Context, input: never) => reserve.use(async () => run(ctx, input)) }
        : { ...operation, run },
    ]),
  )
