import type { Style } from '@atelier/contracts'
import { styleName } from '../../stores/style-name.ts'

/** Those whose name or text has every word, whatever the case. */
export function matching(styles: readonly Style[], typed: string): Style[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return styles.filter(style => {
    const { name, prompt, negativePrompt } = style
    const text = `${name} ${styleName(style)} ${prompt} ${negativePrompt ?? ''}`.toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
}
