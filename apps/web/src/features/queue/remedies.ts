import type { GenerationError } from '@atelier/contracts'
import { t } from './text.ts'

/** What helps after a failure, besides trying again: a place to go, or something to do here. */
export type Remedy =
  | { readonly kind: 'settings'; readonly label: string }
  | { readonly kind: 'page'; readonly label: string; readonly href: string }
  | { readonly kind: 'model'; readonly label: string }
  | { readonly kind: 'edit'; readonly label: string }

export function remediesOf({ code }: Pick<GenerationError, 'code'>, model: string): readonly Remedy[] {
  const otherModel = { kind: 'model', label: t('chooseOther') } as const
  switch (code) {
    case 'provider.not_configured':
      return [{ kind: 'settings', label: t('addToken') }]
    case 'provider.auth':
    case 'provider.permission':
      return [{ kind: 'settings', label: t('checkToken') }]
    case 'provider.credits':
      return [{ kind: 'page', label: t('buyCredits'), href: 'https://huggingface.co/settings/billing' }, otherModel]
    case 'provider.gated':
      return [{ kind: 'page', label: t('acceptConditions'), href: `https://huggingface.co/${model}` }, otherModel]
    case 'provider.model_gone':
    case 'provider.unavailable':
    case 'provider.bad_output':
      return [otherModel]
    case 'provider.bad_request':
    case 'provider.moderated':
      return [{ kind: 'edit', label: t('changeIt') }]
    default:
      return []
  }
}
