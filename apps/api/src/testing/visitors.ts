import { createLink } from '@atelier/contracts'
import { asking, cookieIn, type Asker } from './people.ts'
import type { Studio } from './studio.ts'
import { importPicture } from './upload.ts'

/** Two pictures of somebody, links to one of them, and what people without an account may send who have those. */
export async function makeVisitors(studio: Studio, owner: Asker) {
  const shown = await importPicture(asking(studio, owner))
  const hidden = await importPicture(asking(studio, owner))
  const share = async (password?: string) => {
    const body = { kind: 'image', targetId: shown.id, ...(password !== undefined && { password }) } as const
    return (await studio.call(createLink, { body }, owner.headers)).body.url
  }
  const link = await share()
  const token = link.slice('/s/'.length)
  const body = new URLSearchParams({ password: 'a word' })
  const opened = await fetch(`${studio.url}${await share('a word')}`, { method: 'POST', body, redirect: 'manual' })
  return {
    shown,
    hidden,
    link,
    askers: {
      'a visitor with a link': { referer: `${studio.url}${link}` },
      'a visitor who told the password of a link': { cookie: cookieIn(opened.headers) },
      'a visitor with the token of a link for a key': { authorization: `Bearer ${token}` },
      'a visitor with the token of a link for a session': { cookie: `atelier_session=${token}` },
    },
  }
}
export type Visitors = Awaited<ReturnType<typeof makeVisitors>>
