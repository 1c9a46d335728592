import { expect, it } from 'vitest';
import { addressFor, frameFor, ownForm } from './embed';

const words = { name: 'Name', phone: 'Phone', email: 'Email', place: 'Address', message: 'What?', send: 'Send' };

it('carries the mark of a campaign in the address', () => {
  expect(addressFor('https://x.example/f/k', 'spring & sun')).toBe('https://x.example/f/k?utm_campaign=spring%20%26%20sun');
  expect(addressFor('https://x.example/f/k', undefined)).toBe('https://x.example/f/k');
});

it('lets no word break out of the HTML', () => {
  expect(frameFor('https://x.example/f/k', 'A "quoted" <form>')).toContain('title="A &quot;quoted&quot; &lt;form>"');
  expect(ownForm('https://x.example/f/k', '"><script>', words)).toContain('value="&quot;>&lt;script>"');
});

it('posts the fields the form endpoint reads, and no mark without a campaign', () => {
  const page = new DOMParser().parseFromString(ownForm('https://x.example/f/k', undefined, words), 'text/html');
  const names = [...page.querySelectorAll('[name]')].map((one) => one.getAttribute('name'));
  expect(names).toEqual(['name', 'phone', 'email', 'address', 'message']);
  expect(page.querySelector('form')?.getAttribute('method')).toBe('post');
});
