const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether it has the form of an id of the studio. */
export const isId = (text: string): boolean => ID.test(text)
