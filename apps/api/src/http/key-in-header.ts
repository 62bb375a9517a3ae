const BEARER = /^Bearer +(atl_\S*)$/i
const BASIC = /^Basic +([\w+/=-]+)$/i

/** The key in an `Authorization` header: by itself, or as the password of Basic authentication, whatever the name. */
export function keyIn(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const [, key] = BEARER.exec(authorization) ?? []
  if (key !== undefined) return key
  const [, encoded] = BASIC.exec(authorization) ?? []
  if (encoded === undefined) return undefined
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const password = pair.slice(pair.indexOf(':') + 1)
  return password.startsWith('atl_') ? password : undefined
}
