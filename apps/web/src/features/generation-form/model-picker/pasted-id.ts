/** Pages of the Hub that stand where the name of an owner would. */
const NO_OWNERS = new Set([
  'blog',
  'collections',
  'datasets',
  'docs',
  'models',
  'papers',
  'posts',
  'settings',
  'spaces',
])
const PAGE = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?<path>.*)$/i
const ID = /^(?<owner>[A-Za-z0-9][\w.-]*)\/[A-Za-z0-9][\w.-]*$/

/** The id of the one model that is meant: typed as `owner/name`, or pasted as the address of its page. */
export function pastedId(text: string): string | undefined {
  const typed = text.trim()
  const path = PAGE.exec(typed)?.groups?.['path']
  const id = path === undefined ? typed : path.split(/[?#]/, 1).join('').split('/').slice(0, 2).join('/')
  const owner = ID.exec(id)?.groups?.['owner']
  return owner === undefined || NO_OWNERS.has(owner) ? undefined : id
}
