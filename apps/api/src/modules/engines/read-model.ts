import type { ReadModel } from '@atelier/contracts'
import { ProviderError, type EngineKind } from '@atelier/providers'
import { engineFileRefused, engineKindUnknown, engineReadsNoModels } from './engines.errors.ts'

/** Throws what the kind says of a file that is none. */
export function readModelOf(kinds: readonly EngineKind[], kindId: string, file: unknown): ReadModel {
  const kind = kinds.find(({ id }) => id === kindId)
  if (!kind) throw engineKindUnknown(kindId)
  if (!kind.readModel) throw engineReadsNoModels(kind.name)
  try {
    const { model, choices, taskRules, remarks } = kind.readModel(file)
    const copied = Object.entries(choices).map(([name, some]) => [name, some.map(choice => ({ ...choice }))] as const)
    const rules = taskRules.map(({ tasks, connected, notConnected }) => ({
      tasks: [...tasks],
      connected: [...connected],
      notConnected: [...notConnected],
    }))
    return { model: { ...model }, choices: Object.fromEntries(copied), taskRules: rules, remarks: [...remarks] }
  } catch (error) {
    if (error instanceof ProviderError) throw engineFileRefused(error.message)
    throw error
  }
}
