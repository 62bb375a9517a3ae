import type { Style } from '@atelier/contracts'

/** Those whose name or text has every word, whatever the case. */
export function matching(styles: readonly Style[], typed: string): Style[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return styles.filter(({ name, prompt, negativePrompt }) => {
    const text = `${name} ${prompt} ${negativePrompt ?? ''}`.toLocaleLowerCase()
    return words.every(word => text.includes(word))
  })
}
