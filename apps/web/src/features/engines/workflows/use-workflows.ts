import { readEngineModel, updateEngine, type Engine, type ReadModel } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../../api/call.ts'
import { describe } from '../../../api/errors.ts'
import { t } from '../text.ts'
import { freeId, toWorkflow, workflowsOf, type Workflow } from './workflow.ts'

/** A file of more characters is none that a person made. */
const MAX_CHARACTERS = 1_000_000

export interface OpenWorkflow {
  readonly workflow: Workflow
  readonly choices: ReadModel['choices']
  readonly taskRules: ReadModel['taskRules']
  readonly remarks: readonly string[]
}

/** The workflows of an engine: dropped in, corrected and kept. */
export function useWorkflows(begun: Engine) {
  const engine = shallowRef(begun)
  const problem = shallowRef('')
  const isBusy = shallowRef(false)
  const open = shallowRef<OpenWorkflow>()
  const all = computed(() => workflowsOf(engine.value.setup?.settings ?? {}))

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    problem.value = ''
    try {
      await work()
      return true
    } catch (error) {
      problem.value = describe(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  async function read(file: unknown): Promise<ReadModel> {
    return call(readEngineModel, { params: { kind: engine.value.kind }, body: { file } })
  }

  /** What somebody dropped or chose. */
  async function take(file: File): Promise<void> {
    const text = await file.text()
    if (text.length > MAX_CHARACTERS) {
      problem.value = t('workflowTooLarge')
      return
    }
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch {
      problem.value = t('workflowNoJson')
      return
    }
    await attempt(async () => {
      const { model, ...found } = await read(json)
      const name = file.name.replace(/\.json$/i, '').slice(0, 100)
      const workflow = toWorkflow({ ...model, ...(name && { name }) })
      if (!workflow) throw new Error('A kind read a model that is none.')
      const id = freeId(
        workflow.id,
        all.value.map(one => one.id),
      )
      open.value = { workflow: { ...workflow, id }, ...found }
    })
  }

  /** One that is there already, with what its inputs could be. */
  async function edit(workflow: Workflow): Promise<void> {
    await attempt(async () => {
      const { model: _, ...found } = await read(workflow['graph'])
      open.value = { workflow, ...found }
    })
  }

  const change = (patch: Partial<Pick<Workflow, 'name' | 'map'>>) => {
    if (open.value) open.value = { ...open.value, workflow: { ...open.value.workflow, ...patch } }
  }

  const send = async (workflows: readonly Workflow[]) => {
    engine.value = await call(updateEngine, {
      params: { id: engine.value.id },
      body: { settings: { workflows } },
    })
  }

  async function save(): Promise<boolean> {
    const workflow = open.value?.workflow
    if (!workflow) return false
    const place = all.value.findIndex(({ id }) => id === workflow.id)
    const isSaved = await attempt(async () =>
      send(place < 0 ? [...all.value, workflow] : all.value.with(place, workflow)),
    )
    if (isSaved) open.value = undefined
    return isSaved
  }

  const remove = async (workflow: Workflow) =>
    attempt(async () => send(all.value.filter(({ id }) => id !== workflow.id)))

  return { engine, all, open, problem, isBusy, take, edit, change, save, remove }
}
