import { request, type Dispatcher } from 'undici'

/** Asks for a picture, and reads all of the answer. Throws where it is not of the status that is expected. */
export async function post(dispatcher: Dispatcher, url: string, body: object, expected: number): Promise<void> {
  const answer = await request(url, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer hf_bench', prefer: 'wait=60' },
    body: JSON.stringify(body),
  })
  const bytes = await answer.body.arrayBuffer()
  if (answer.statusCode !== expected)
    throw new Error(`${url} answered ${answer.statusCode}: ${Buffer.from(bytes).toString().slice(0, 500)}`)
}
