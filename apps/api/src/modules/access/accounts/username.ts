/** How a name is looked up: two that read alike are one account. */
export const usernameKeyOf = (username: string): string => username.normalize('NFKC').toLowerCase()

const LONGEST = 100

/** What the contract takes for one. */
export const isUsername = (text: string): boolean =>
  text.length <= LONGEST && /^\S+$/.test(text) && text.isWellFormed() && !/\p{Cc}/u.test(text)
