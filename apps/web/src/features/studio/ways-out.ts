import type { GenerationError } from '@atelier/contracts'

/** What helps after a failure, besides trying again: a place to go, or something to do here. */
export type WayOut =
  | { readonly kind: 'settings', readonly label: string }
  | { readonly kind: 'page', readonly label: string, readonly href: string }
  | { readonly kind: 'model', readonly label: string }
  | { readonly kind: 'edit', readonly label: string }

const otherModel = { kind: 'model', label: 'Choose another model' } as const
const token = { kind: 'settings', label: 'Check the token' } as const

export function waysOut({ code }: Pick<GenerationError, 'code'>, model: string): readonly WayOut[] {
  switch (code) {
    case 'provider.not_configured': return [{ kind: 'settings', label: 'Add a token' }]
    case 'provider.auth':
    case 'provider.permission': return [token]
    case 'provider.credits': return [{ kind: 'page', label: 'Buy credits', href: 'https://huggingface.co/settings/billing' }, otherModel]
    case 'provider.gated': return [{ kind: 'page', label: 'Accept its conditions', href: `https://huggingface.co/${model}` }, otherModel]
    case 'provider.model_gone':
    case 'provider.unavailable':
    case 'provider.bad_output': return [otherModel]
    case 'provider.bad_request':
    case 'provider.moderated': return [{ kind: 'edit', label: 'Change it' }]
    default: return []
  }
}
