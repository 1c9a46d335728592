/** The address of a form for one campaign: its mark rides along and comes back with the lead. */
export function addressFor(url: string, utm: string | undefined): string {
  return utm ? `${url}?utm_campaign=${encodeURIComponent(utm)}` : url;
}

export function frameFor(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" style="width:100%;height:44rem;border:0"></iframe>`;
}

export interface FormWords {
  name: string;
  phone: string;
  email: string;
  place: string;
  message: string;
  send: string;
}

/** An ordinary form, without scripts, that a website can dress as it likes. */
export function ownForm(url: string, utm: string | undefined, words: FormWords): string {
  const field = (name: string, label: string, rest = '') => `  <label>${escaped(label)} <input name="${name}"${rest}></label>`;
  return [
    `<form action="${escaped(url)}" method="post">`,
    field('name', words.name, ' required'),
    field('phone', words.phone, ' type="tel"'),
    field('email', words.email, ' type="email"'),
    field('address', words.place),
    `  <label>${escaped(words.message)} <textarea name="message"></textarea></label>`,
    ...(utm ? [`  <input type="hidden" name="utm_campaign" value="${escaped(utm)}">`] : []),
    `  <button>${escaped(words.send)}</button>`,
    '</form>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
