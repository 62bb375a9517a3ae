import type { Engine, GenerationError } from '@atelier/contracts'
import { t } from './text.ts'

/** What helps after a failure, besides trying again: a place to go, or something to do here. */
export type Remedy =
  | { readonly kind: 'engines'; readonly label: string }
  | { readonly kind: 'settings'; readonly label: string }
  | { readonly kind: 'page'; readonly label: string; readonly href: string }
  | { readonly kind: 'model'; readonly label: string }
  | { readonly kind: 'edit'; readonly label: string }

/** `engine`: what made it, or tried to, where that is known. */
export function remediesOf(
  { code }: Pick<GenerationError, 'code'>,
  model: string,
  engine: Pick<Engine, 'links' | 'setup'> | undefined,
): readonly Remedy[] {
  const otherModel = { kind: 'model', label: t('chooseOther') } as const
  // The one that comes with the studio has its token in the settings.
  const here = engine?.setup?.isManaged === true ? ({ kind: 'engines', label: t('changeEngine') } as const) : undefined
  switch (code) {
    case 'provider.not_configured':
      return [here ?? { kind: 'settings', label: t('addToken') }]
    case 'provider.auth':
    case 'provider.permission':
      return [here ?? { kind: 'settings', label: t('checkToken') }]
    case 'provider.credits':
    case 'provider.quota':
      return [...page(t('buyCredits'), engine?.links.credits), otherModel]
    case 'provider.gated':
      return [...page(t('acceptConditions'), engine?.links.model?.replace('{model}', model)), otherModel]
    case 'provider.balance':
    case 'provider.pay_as_you_go':
    case 'provider.account_locked':
    case 'provider.task_lost':
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

const page = (label: string, href: string | null | undefined): Remedy[] => (href ? [{ kind: 'page', label, href }] : [])
