/** What a person sees whose browser calls the studio by a name that it does not know; a program gets a problem. */
export const unknownHostPage = (detail: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Atelier does not know this name</title>
<h1>Atelier does not know this name</h1>
<p>${escapeHtml(detail)}</p>
<p><code>localhost</code> and IP addresses always work. Any other name could be that of a site that tries to reach your studio through your browser.</p>
</html>
`

export const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
