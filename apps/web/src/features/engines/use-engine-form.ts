import {
  checkEngineSettings,
  createEngine,
  updateEngine,
  type Engine,
  type EngineCheck,
  type EngineKind,
} from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { engineText } from '../../i18n/engine-texts.ts'
import { useEngines } from '../../stores/engines.ts'
import { fieldsOf, standardsOf } from '../../ui/schema/fields.ts'
import { useFormSaving } from '../../ui/use-form-saving.ts'

interface Begun {
  readonly kind: EngineKind
  /** The one that is changed; without it a new one is added. */
  readonly engine?: Engine | undefined
  /** What a new one begins with, where it was found. */
  readonly found?: { readonly name: string; readonly settings: Readonly<Record<string, unknown>> } | undefined
}

/** A name that no other engine has. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted} ${number}`)) number += 1
  return `${wanted} ${number}`
}

/** The form of an engine: what is typed, asking whether it would work, and sending it. */
export function useEngineForm({ kind, engine, found }: Begun) {
  const setup = engine?.setup ?? undefined
  const taken = new Set(useEngines().all.map(one => one.name))
  const name = shallowRef(engine?.name ?? freeName(engineText(found?.name ?? kind.name), taken))
  const before = setup?.settings ?? { ...standardsOf(kind.settings), ...found?.settings }
  const settings = shallowRef<Readonly<Record<string, unknown>>>(before)
  const concurrency = shallowRef<number | ''>(setup?.concurrency ?? kind.concurrency)
  const allowPrivateNetwork = shallowRef<boolean | null>(setup?.allowPrivateNetwork ?? null)
  const failover = shallowRef(setup?.failover ?? true)
  const checked = shallowRef<EngineCheck>()
  const isChecking = shallowRef(false)
  const { problem, isSaving, save } = useFormSaving()

  const fields = computed(() => fieldsOf(kind.settings))
  /** A secret that is set is left as it is by an empty field; how it ends tells which one it is. */
  const hints = Object.fromEntries(
    Object.entries(setup?.secrets ?? {}).flatMap(([secret, { isSet, hint }]) =>
      isSet ? [[secret, `••••${hint ?? ''}`]] : [],
    ),
  )

  function change(field: string, value: unknown) {
    checked.value = undefined
    const { [field]: _was, ...others } = settings.value
    settings.value = value === undefined ? others : { ...others, [field]: value }
  }

  /** As it is sent: what was taken out is null for one that has it already. */
  function sent(): Record<string, unknown> {
    const gone = Object.keys(setup?.settings ?? {}).filter(field => !(field in settings.value))
    return { ...settings.value, ...Object.fromEntries(gone.map(field => [field, null])) }
  }

  async function check(): Promise<void> {
    if (isChecking.value) return
    isChecking.value = true
    problem.value = ''
    await save(async () => {
      checked.value = await call(checkEngineSettings, {
        body: {
          ...(engine && { id: engine.id }),
          kind: kind.id,
          name: name.value.trim() || kind.name,
          settings: sent(),
          allowPrivateNetwork: allowPrivateNetwork.value,
        },
      })
    })
    isChecking.value = false
  }

  /** The engine as it is now; undefined where the server refused it, which the form says. */
  async function submit(): Promise<Engine | undefined> {
    let done: Engine | undefined
    const common = {
      name: name.value.trim(),
      settings: sent(),
      failover: failover.value,
      allowPrivateNetwork: allowPrivateNetwork.value,
      ...(concurrency.value !== '' && { concurrency: concurrency.value }),
    }
    await save(async () => {
      if (!engine) done = await call(createEngine, { body: { kind: kind.id, ...common } })
      else if (setup?.isManaged) done = await call(updateEngine, { params: { id: engine.id }, body: common })
      else
        done = await call(updateEngine, {
          params: { id: engine.id },
          body: { failover: common.failover, ...(concurrency.value !== '' && { concurrency: concurrency.value }) },
        })
    })
    return done
  }

  return {
    name,
    settings,
    concurrency,
    allowPrivateNetwork,
    failover,
    fields,
    hints,
    checked,
    isChecking,
    problem,
    isSaving,
    change,
    check,
    submit,
  }
}
