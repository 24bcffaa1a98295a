// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

afterEach(cleanup);

const show = (text: string) => render(<Markdown text={text} modelId="my rooms" />).container;

describe('Markdown', () => {
  it('shows what model cards are made of', () => {
    show(
      '# Rooms\n\nSmall, *soft* and `fast`.\n\n- one\n- two\n\n| graph | bytes |\n|---|---:|\n| encoder | 7 |\n',
    );
    expect(screen.getByRole('heading', { name: 'Rooms' })).toBeDefined();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['one', 'two']);
    expect(screen.getByRole('cell', { name: '7' }).style.textAlign).toBe('right');
    expect(screen.getByText('fast').tagName).toBe('CODE');
  });

  it('runs nothing that a card brings along', () => {
    const card = show(
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x)',
    );
    expect(card.querySelectorAll('script, img, a')).toHaveLength(0);
    expect(card.textContent).toContain('<script>alert(1)</script>');
  });

  it('takes pictures out of the folder of the model alone, and links to the web alone', () => {
    const card = show(
      '![inside](images/walk.png) ![above](../other/x.png) ![far](https://evil.example/x.png) ![root](/x.png)\n\n[paper](https://arxiv.org/abs/1) [readme](../../README.md)',
    );
    expect([...card.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([
      '/models/my%20rooms/images/walk.png',
    ]);
    expect(card.textContent).toContain('above');
    const [link, ...others] = card.querySelectorAll('a');
    expect([link.href, link.rel, others.length]).toEqual(['https://arxiv.org/abs/1', 'noreferrer', 0]);
  });
});
