// Nothing is painted, and no script runs, before the styles have come or failed. Some never do either: they are asked for
// once more, as something that may be late.
setTimeout(function () {
  // Lists of elements have no such method in the browsers that wait the longest.
  Array.prototype.forEach.call(document.querySelectorAll("link[rel='stylesheet']"), function (link: HTMLLinkElement) {
    if (link.sheet || !link.parentNode) return;
    var late = link.cloneNode() as HTMLLinkElement;
    late.media = "print";
    late.onload = function () {
      late.media = "all";
    };
    link.parentNode.replaceChild(late, link);
  });
}, 8000);

export {};
