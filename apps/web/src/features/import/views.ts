import type { FileStatus } from './import-file.ts'
import { t } from './text.ts'

/** Parts of a long list that one may want to look at alone. */
export const VIEWS = [
  { value: 'chosen', label: () => t('toImport'), statuses: ['chosen'] },
  { value: 'imported', label: () => t('stateImported'), statuses: ['imported'] },
  { value: 'there', label: () => t('there'), statuses: ['known', 'trashed'] },
  { value: 'refused', label: () => t('refused'), statuses: ['refused'] },
] as const satisfies readonly { value: string; label: () => string; statuses: readonly FileStatus[] }[]

export type View = 'all' | (typeof VIEWS)[number]['value']

export const isOf = (view: View, status: FileStatus) =>
  VIEWS.some(({ value, statuses }) => value === view && statuses.some(one => one === status))
