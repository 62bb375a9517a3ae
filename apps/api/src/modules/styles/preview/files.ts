/** Where the pictures of the built-in styles are: scripts/style-previews.ts draws them. */
export const BUILT_IN_FILES = new URL('./built-in/', import.meta.url)

export const fileOfBuiltIn = (id: string): URL => new URL(`${id}.webp`, BUILT_IN_FILES)
