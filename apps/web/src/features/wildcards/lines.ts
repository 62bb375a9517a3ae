/** A line an entry; empty ones are none, and neither are comments as other programs write them. */
export const entriesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))

/** What a file is called, as a wildcard may be called. */
export const nameOf = (filename: string): string =>
  filename
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9/-]+/g, '_')
    .replaceAll(/^[^A-Za-z0-9]+|_+$/g, '')
    .slice(0, 60)
