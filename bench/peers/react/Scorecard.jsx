// Round by round, what each reviewer says of each tool, in full.
import { SIDES, rounds, shortName } from "../shared/compare.js";
import { date } from "../shared/words.js";

export const Scorecard = ({ catalog, tools }) => (
  <section className="scorecard" aria-labelledby="scorecard">
    <h2 id="scorecard">What each reviewer says</h2>
    {rounds(catalog, tools).map(({ reviewer, reviews, isSplit }) => (
      <section key={reviewer.id} className={isSplit ? "round split" : "round"}>
        <header>
          <h3>{reviewer.name}</h3>
          <p>{reviewer.lens}</p>
          {isSplit && <p className="split">Split verdict</p>}
        </header>
        {reviews.map((review, i) => <Seat key={SIDES[i]} reviewer={reviewer} review={review} tool={tools[i]} side={SIDES[i]} />)}
      </section>
    ))}
  </section>
);

function Seat({ reviewer, review, tool, side }) {
  const name = shortName(tool);
  if (!review) return <p className="seat" data-side={side}>{`${reviewer.name} has not reviewed ${name}.`}</p>;
  return (
    <article className="review" data-side={side} data-verdict={review.verdict}>
      <h4>
        <span className="stamp" data-verdict={review.verdict}>{review.verdict === "ship" ? "Ship" : "Skip"}</span>
        <span>{name}</span>
      </h4>
      <blockquote><p>{review.quote}</p></blockquote>
      <footer>
        {reviewer.name}
        {review.date && <span>, <time dateTime={review.date}>{date(review.date)}</time></span>}
      </footer>
    </article>
  );
}
