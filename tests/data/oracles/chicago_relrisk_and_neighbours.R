# Rscript chicago_relrisk_and_neighbours.R, in this folder: writes chicago_relrisk_and_neighbours.json.
# Made with R 4.2.2, spatstat.explore 3.0-6 (Debian 12).
suppressMessages({library(spatstat.geom); library(spatstat.explore)})
crimes <- read.csv("chicago_street_crimes.csv")
W <- owin(c(0, 1300), c(150, 1300))
number <- function(v) paste0("[", paste(sprintf("%.10g", v), collapse = ","), "]")
out <- list()

# bw.relrisk: -mean log of the leave-one-out share of the crime's own kind, thefts and all others
theft <- factor(ifelse(crimes$crime == "theft", "theft", "other"))
X <- ppp(crimes$x, crimes$y, window = W, marks = theft)
cv <- bw.relrisk(X, nh = 12, hmin = 40, hmax = 600, warn = FALSE)
out$sigma <- number(attr(cv, "h"))
out$criterion <- number(attr(cv, "cv"))
out$chosen <- sprintf("%.10g", as.numeric(cv))

# kinds of the k nearest neighbours: rows the kind of the crime, columns that of the neighbour
kinds <- factor(crimes$crime)
out$kinds <- paste0("[", paste(sprintf('"%s"', levels(kinds)), collapse = ","), "]")
for (k in c(1, 3)) {
  near <- as.matrix(nnwhich(unmark(X), k = 1:k))
  counted <- table(rep(kinds, k), kinds[as.vector(near)])
  out[[paste0("neighbours_", k)]] <- paste0("[", paste(apply(counted, 1, number), collapse = ",\n"), "]")
}
out$least_gap <- sprintf("%.10g", min(apply(as.matrix(nndist(unmark(X), k = 1:4)), 1, function(d) min(diff(d)))))
json <- paste0("{", paste(sprintf('"%s": %s', names(out), unlist(out)), collapse = ",\n"), "}")
writeLines(json, "chicago_relrisk_and_neighbours.json")
