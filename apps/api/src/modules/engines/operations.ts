import {
  checkEngine,
  checkEngineSettings,
  createEngine,
  discoverEngines,
  listEngineKinds,
  listEngines,
  orderEngines,
  readEngineModel,
  removeEngine,
  updateEngine,
  type Engine as EngineAnswer,
} from '@atelier/contracts'
import type { EngineKind } from '@atelier/providers'
import { operation } from '../../platform/operations/operation.ts'
import { isAllowed } from '../../platform/operations/permission.ts'
import type { Checks } from './checks.ts'
import type { Discovery } from './discovery.ts'
import { presentKind } from './engines.presenter.ts'
import type { EnginesService } from './engines.service.ts'
import { readModelOf } from './read-model.ts'

/** Whoever may change the settings of the studio manages its engines, too. */
const MANAGING = 'settings:manage'
/** Bytes of a file that a model is made of, and of what it is sent in. */
const FILE_LIMIT_BYTES = 1024 * 1024 + 1024

interface Services {
  readonly kinds: readonly EngineKind[]
  readonly engines: EnginesService
  readonly checks: Checks
  readonly discover: Discovery
  /** All, or the one of this id; with how they are set up for whoever may manage them. */
  readonly present: (mayManage: boolean) => EngineAnswer[]
}

export const enginesOperations = ({ kinds, engines, checks, discover, present }: Services) => {
  const presentOne = (id: string): EngineAnswer => {
    const answer = present(true).find(engine => engine.id === id)
    if (!answer) throw new Error(`The engine ${id} is stored and not known.`)
    return answer
  }
  return {
    listEngines: operation(listEngines, {
      needs: 'images:read',
      run: ({ actor }) => ({ items: present(isAllowed(actor, MANAGING)) }),
    }),
    listEngineKinds: operation(listEngineKinds, {
      needs: MANAGING,
      run: () => ({ items: kinds.map(presentKind) }),
    }),
    createEngine: operation(createEngine, {
      needs: MANAGING,
      run: async (_ctx, body) => presentOne(await engines.create(body)),
      http: { location: ({ id }) => `/api/v1/engines/${id}` },
    }),
    updateEngine: operation(updateEngine, {
      needs: MANAGING,
      async run(_ctx, { id, ...patch }) {
        await engines.update(id, patch)
        return presentOne(id)
      },
    }),
    removeEngine: operation(removeEngine, {
      needs: MANAGING,
      freesRoom: true,
      run: (_ctx, { id }) => engines.remove(id),
    }),
    orderEngines: operation(orderEngines, {
      needs: MANAGING,
      async run(_ctx, { ids }) {
        await engines.order(ids)
        return { items: present(true) }
      },
    }),
    checkEngine: operation(checkEngine, {
      needs: MANAGING,
      run: ({ signal }, { id }) => checks.check(id, signal),
    }),
    checkEngineSettings: operation(checkEngineSettings, {
      needs: MANAGING,
      run: ({ signal }, tried) => checks.checkSettings(tried, signal),
    }),
    discoverEngines: operation(discoverEngines, {
      needs: MANAGING,
      run: async ({ signal }) => ({ items: await discover(signal) }),
    }),
    readEngineModel: operation(readEngineModel, {
      needs: MANAGING,
      run: (_ctx, { kind, file }) => readModelOf(kinds, kind, file),
      http: { bodyLimitBytes: FILE_LIMIT_BYTES },
    }),
  }
}
