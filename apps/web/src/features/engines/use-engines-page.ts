import {
  checkEngine,
  discoverEngines,
  listEngineKinds,
  orderEngines,
  removeEngine,
  updateEngine,
  type Engine,
  type EngineCheck,
  type EngineKind,
  type EnginePatch,
  type FoundEngine,
} from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { serverTexts } from '../../i18n/server-texts.ts'
import { useEngines } from '../../stores/engines.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { t } from './text.ts'

/** All that the page of the engines does with them. */
export function useEnginesPage() {
  const engines = useEngines()
  const models = useModels()
  const notices = useNotices()
  const kinds = shallowRef<readonly EngineKind[]>([])
  const failure = shallowRef<unknown>()
  const isLoaded = shallowRef(false)
  const found = shallowRef<readonly FoundEngine[]>()
  const isLooking = shallowRef(false)
  const checks = shallowRef<Readonly<Record<string, EngineCheck>>>({})
  const checking = shallowRef<ReadonlySet<string>>(new Set())

  /** Whether one may change anything here. */
  const isManaging = computed(() => engines.all.some(({ setup }) => setup !== null))

  async function load() {
    try {
      failure.value = undefined
      // What is wrong with an engine is the server's own sentence.
      await Promise.all([engines.load(), serverTexts()])
      failure.value = engines.error
      if (isManaging.value) kinds.value = (await call(listEngineKinds, {})).items
      isLoaded.value = engines.error === undefined
    } catch (error) {
      failure.value = error
    }
  }

  const kindOf = (id: string) => kinds.value.find(kind => kind.id === id)
  function withoutCheck(id: string) {
    const { [id]: _old, ...others } = checks.value
    checks.value = others
  }

  async function patch(engine: Engine, body: EnginePatch): Promise<boolean> {
    const changed = await notices.attempt(async () => call(updateEngine, { params: { id: engine.id }, body }))
    if (!changed) return false
    withoutCheck(engine.id)
    engines.put(changed)
    void models.refresh()
    return true
  }

  async function move(engine: Engine, by: -1 | 1) {
    const ids = engines.all.map(({ id }) => id)
    const from = ids.indexOf(engine.id)
    const order = ids.toSpliced(from, 1).toSpliced(from + by, 0, engine.id)
    const answer = await notices.attempt(async () => call(orderEngines, { body: { ids: order } }))
    if (answer) engines.putAll(answer.items)
  }

  async function check(engine: Engine) {
    if (checking.value.has(engine.id)) return
    checking.value = new Set([...checking.value, engine.id])
    const answer = await notices.attempt(async () => call(checkEngine, { params: { id: engine.id } }))
    checking.value = new Set([...checking.value].filter(id => id !== engine.id))
    if (answer) checks.value = { ...checks.value, [engine.id]: answer }
  }

  async function look() {
    if (isLooking.value) return
    isLooking.value = true
    const answer = await notices.attempt(async () => call(discoverEngines, {}))
    isLooking.value = false
    if (answer) found.value = answer.items
  }

  async function remove(engine: Engine) {
    if (!(await notices.succeeds(async () => call(removeEngine, { params: { id: engine.id } })))) return
    engines.drop(engine.id)
    found.value = found.value?.map(one => (one.engineId === engine.id ? { ...one, engineId: null } : one))
    void models.refresh()
    notices.show(t('removed', { name: engine.name }))
  }

  /** One that was added or changed. */
  function done(engine: Engine) {
    withoutCheck(engine.id)
    engines.put(engine)
    found.value = found.value?.map(one =>
      one.settings['baseUrl'] === engine.setup?.settings['baseUrl'] ? { ...one, engineId: engine.id } : one,
    )
    void models.refresh()
    void check(engine)
  }

  return {
    engines,
    kinds,
    kindOf,
    isManaging,
    isLoaded,
    failure,
    load,
    found,
    isLooking,
    look,
    checks,
    checking,
    check,
    patch,
    move,
    remove,
    done,
  }
}
