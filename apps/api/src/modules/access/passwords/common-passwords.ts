import { MIN_PASSWORD_LENGTH } from '@atelier/contracts'
import { passwordTooCommon } from '../access.errors.ts'

let known: Promise<ReadonlySet<string>> | undefined

/** Those that are long enough to be chosen here at all. The list is loaded when somebody first chooses a password. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].filter(password => password.length >= MIN_PASSWORD_LENGTH))
}

/** Throws `password.too_common`: for the commonest 49,000 in whatever case, one character only, and the name of the account. */
export async function requireUncommon(password: string, username: string): Promise<void> {
  const plain = password.normalize('NFKC').toLowerCase()
  known ??= load()
  const isCommon =
    (await known).has(plain) || new Set(plain).size === 1 || plain === username.normalize('NFKC').toLowerCase()
  if (isCommon) throw passwordTooCommon()
}
