import type { StudioModule } from '../module.ts'
import type { Reserve } from '../reserve.ts'
import type { Context } from './operation.ts'

/** What frees room does so in the room that is held back for that, where the disk is full. */
export const inReserve = (operations: StudioModule['operations'], reserve: Pick<Reserve, 'use'>) =>
  Object.fromEntries(
    Object.entries(operations).map(([name, { run, freesRoom, ...operation }]) => [
      name,
      {
        ...operation,
        freesRoom,
        run: (ctx: Context, input: never) =>
          freesRoom(input) ? reserve.use(async () => run(ctx, input)) : run(ctx, input),
      },
    ]),
  )
