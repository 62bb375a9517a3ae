import { afterEach } from 'vitest'

/** Opens what each test needs, and closes it after that test. */
export const closedAfterEach = <Options extends readonly unknown[], Opened extends { close: () => Promise<void> }>(
  open: (...options: Options) => Promise<Opened>,
) => {
  const opened: Opened[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()))
  })
  return async (...options: Options): Promise<Opened> => {
    const subject = await open(...options)
    opened.push(subject)
    return subject
  }
}
