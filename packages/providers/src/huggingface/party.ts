/** Whom a call goes to, so that an error can say so. */
export type Party =
  | { readonly kind: 'router'; readonly provider: string; readonly model: string }
  | { readonly kind: 'endpoint'; readonly model: string }
  | { readonly kind: 'image'; readonly model: string }
  | { readonly kind: 'hub' }

/** As the subject of a sentence. */
export const nameOf = (party: Party): string => {
  if (party.kind === 'hub') return 'The Hugging Face Hub'
  if (party.kind === 'image') return 'The server that keeps the finished image'
  if (party.kind === 'endpoint') return `Your endpoint for ${party.model}`
  return party.provider === 'hf-inference' ? 'Hugging Face' : `Hugging Face (${party.provider})`
}

export const modelOf = (party: Party): string => (party.kind === 'hub' ? 'this model' : party.model)
