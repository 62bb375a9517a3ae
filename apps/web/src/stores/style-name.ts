import type { Style } from '@atelier/contracts'
import { spoken } from '../i18n/spoken.ts'

/** As the page's language calls it. Whatever is sent or stored has its `name`, which is the same in all. */
export const styleName = ({ name, names }: Pick<Style, 'name' | 'names'>): string =>
  spoken.value === 'en' ? name : (names?.[spoken.value] ?? name)
