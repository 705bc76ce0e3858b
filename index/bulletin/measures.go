package bulletin

// Average is the measure of a month's mean price, the bulletin's 平均价 or 均价.
const Average = "月均价"

// Mean, High and Low are the measures of an index.
const (
	Mean = "平均"
	High = "最高"
	Low  = "最低"
)

// PriceIndex is the name of the bulletin's own index of rare-earth prices.
const PriceIndex = "稀土价格指数"
