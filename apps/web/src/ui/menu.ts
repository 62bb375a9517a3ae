import type { IconName } from './icons.ts'

export type MenuEntry =
  | 'separator'
  | {
      readonly label: string
      readonly icon?: IconName
      /** The key that does the same, as a person reads it. */
      readonly key?: string
      readonly isDanger?: boolean
      readonly isDisabled?: boolean
      readonly run: () => unknown
    }
  | {
      readonly label: string
      /** A row of stars to give; 0 takes them away. */
      readonly rating: number
      readonly rate: (rating: number) => unknown
    }
  | {
      readonly label: string
      /** A switch: the menu stays open when it is turned. */
      readonly isOn: boolean
      readonly run: () => unknown
    }

/** What belongs together, each group parted from the next; one with nothing in it leaves no line behind. */
export const grouped = (...groups: readonly (readonly MenuEntry[])[]): MenuEntry[] =>
  groups.filter(({ length }) => length > 0).flatMap((group, at) => (at === 0 ? group : ['separator', ...group]))
