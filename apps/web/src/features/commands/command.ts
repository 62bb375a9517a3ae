import type { KeyName } from '../../shortcuts/keys.ts'
import type { IconName } from '../../ui/icons.ts'

/** In the order in which they are listed. */
export const SECTIONS = ['here', 'pages', 'everywhere', 'collections', 'styles', 'models', 'gallery'] as const
export type Section = (typeof SECTIONS)[number]

/** Something that can be done or gone to. */
export interface Command {
  /** The same each time, by which it is known again. */
  readonly id: string
  readonly section: Section
  readonly title: string
  readonly icon: IconName
  /** What else it is found by. */
  readonly words?: string
  readonly keys?: readonly KeyName[]
  /** The studio has it already. */
  readonly isInUse?: boolean
  /** It is one of too many to be listed before somebody looks for it. */
  readonly isOnlyFound?: boolean
  readonly run: () => unknown
}
