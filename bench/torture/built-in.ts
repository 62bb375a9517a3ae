import { readJson } from '../processes/requests.ts'

interface Engines {
  readonly items: readonly { readonly id: string; readonly isBuiltIn: boolean }[]
}

/** A model that needs no network: whatever the studio brings along. */
export async function builtInModel(studio: { readonly url: string }): Promise<string> {
  const engine = (await readJson<Engines>(studio, '/api/v1/engines')).items.find(({ isBuiltIn }) => isBuiltIn)
  const models = await readJson<{ items: readonly { id: string }[] }>(studio, `/api/v1/models?provider=${engine?.id}`)
  const [model] = models.items
  if (!model) throw new Error('the studio brings no model along')
  return model.id
}
