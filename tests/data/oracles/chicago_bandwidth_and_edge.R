# Rscript chicago_bandwidth_and_edge.R, in this folder: writes chicago_bandwidth_and_edge.json.
# Made with R 4.2.2, spatstat.explore 3.0-6, sparr 2.2-17 (Debian 12).
suppressMessages({library(spatstat.geom); library(spatstat.explore); library(sparr)})
crimes <- read.csv("chicago_street_crimes.csv")
X <- ppp(crimes$x, crimes$y, window = owin(c(0, 1300), c(150, 1300)))
number <- function(v) paste0("[", paste(sprintf("%.10g", v), collapse = ","), "]")
out <- list()

# bw.ppl: sum of log f_-i(x_i) - integral of f, Gaussian kernel, with and without edge correction
sigma <- c(15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300)
fine <- list(dimyx = c(575, 650))
edge <- do.call(bw.ppl, c(list(X, sigma = sigma, warn = FALSE), fine))
plain <- sapply(sigma, function(s) sum(log(density(X, sigma = s, at = "points", leaveoneout = TRUE, edge = FALSE))) - npoints(X))
out$sigma <- number(sigma)
out$ppl_edge <- number(attr(edge, "cv"))
out$ppl_plain <- number(plain)
searched <- bw.ppl(X, srange = c(15, 300), ns = 400, warn = FALSE)
out$ppl_sigma_edge <- sprintf("%.10g", as.numeric(searched))
s <- exp(seq(log(15), log(300), length.out = 400))
lcv <- sapply(s, function(s) sum(log(density(X, sigma = s, at = "points", leaveoneout = TRUE, edge = FALSE))))
out$ppl_sigma_plain <- sprintf("%.10g", s[which.max(lcv)])

# Diggle's correction, pixels of 2 ft, at the centres of 100-ft cells
at <- expand.grid(x = seq(50, 1250, 100), y = seq(200, 1250, 100))
out$x <- number(at$x); out$y <- number(at$y)
for (kernel in c("quartic", "gaussian")) {
  d <- density(X, sigma = 100, kernel = kernel, dimyx = c(575, 650), diggle = TRUE)
  out[[paste0("diggle_", kernel)]] <- number(d[list(x = at$x, y = at$y)])
}

# Abramson's adaptive density by direct summation: no edge correction, global sigma 100 ft, trimmed at 5; the pilot
# density is read from pixels of 50 ft
S <- ppp(crimes$x, crimes$y, window = square(1300))
a <- bivariate.density(S, h0 = 100, adapt = TRUE, edge = "none", intensity = TRUE, resolution = 26, trim = 5,
                       verbose = FALSE)
out$pilot <- number(safelookup(density(S, sigma = 100, edge = FALSE, dimyx = 26, positive = TRUE), S))
out$adaptive_sigma <- number(a$h)
out$adaptive <- paste0("[", paste(apply(a$z$v, 1, number), collapse = ",\n"), "]")  # a row a y, from the south
json <- paste0("{", paste(sprintf('"%s": %s', names(out), unlist(out)), collapse = ",\n"), "}")
writeLines(json, "chicago_bandwidth_and_edge.json")
