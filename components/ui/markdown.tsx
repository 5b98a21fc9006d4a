import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

const components: Components = {
  h1: 'h3',
  h2: 'h3',
  h3: 'h4',
  h4: 'h5',
  h5: 'h6',
  // A picture could lie anywhere, and tell its owner who reads; the house's own are beside the text and not in it.
  img: ({ alt }) => alt,
};

/** Text that the house wrote (lot descriptions, conditions of sale) as prose. No raw HTML and no pictures, of which the words remain; its headings rank below the page's own. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="prose">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
