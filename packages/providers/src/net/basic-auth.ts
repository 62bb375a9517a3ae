/** The header for a name and a password; none where there is no name. */
export const basicAuth = (credentials: {
  readonly username?: string | undefined
  readonly password?: string | undefined
}): Readonly<Record<string, string>> => {
  const { username = '', password = '' } = credentials
  if (username === '' && password === '') return {}
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}
