/** Whom a call goes to, so that an error can say so. */
export type Target =
  | { readonly kind: 'router'; readonly provider: string; readonly model: string }
  | { readonly kind: 'endpoint'; readonly model: string }
  | { readonly kind: 'image'; readonly model: string }
  | { readonly kind: 'hub' }

/** As the subject of a sentence. */
export const nameOf = (target: Target): string => {
  if (target.kind === 'hub') return 'The Hugging Face Hub'
  if (target.kind === 'image') return 'The server that keeps the finished image'
  if (target.kind === 'endpoint') return `Your endpoint for ${target.model}`
  return target.provider === 'hf-inference' ? 'Hugging Face' : `Hugging Face (${target.provider})`
}

export const modelOf = (target: Target): string => (target.kind === 'hub' ? 'this model' : target.model)
