import type { Image } from '@atelier/contracts'
import { t as common } from '../i18n/common.ts'
import { useHidden } from './hidden.ts'

/** What a picture is called: by its title, else by its prompt; one that was imported may have neither. */
export const nameOf = ({ title, prompt }: Pick<Image, 'title' | 'prompt'>) => title ?? (prompt || common('untitled'))

const SHORT = 160

/** Short enough to be heard, or to stand at the top of a window. */
export function shortNameOf(image: Pick<Image, 'title' | 'prompt'>): string {
  const name = nameOf(image)
  return name.length <= SHORT ? name : `${name.slice(0, SHORT).replace(/\s+\S*$/, '')}…`
}

/** The short name of what may be seen: words tell as much as the picture that was made of them. */
export function useShownName() {
  const hidden = useHidden()
  return (image: Pick<Image, 'id' | 'tags' | 'title' | 'prompt'>) =>
    hidden.hides(image) ? common('hiddenPicture') : shortNameOf(image)
}
