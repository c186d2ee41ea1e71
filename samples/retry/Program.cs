using OrderService;

var stock = new FlakyService("stock", downFor: TimeSpan.FromMilliseconds(600));
var bank = new FlakyService("bank", downFor: TimeSpan.FromMilliseconds(1200));
var parcels = new FlakyService("parcels", downFor: TimeSpan.FromMilliseconds(1400));

var prices = new PriceList(new FlakyService("prices", downFor: TimeSpan.FromMilliseconds(100)));
await prices.LoadAsync(CancellationToken.None);
Console.WriteLine($"Selling at {prices.Version}");

// The doors open, and the orders of the night are all worked on at once.
var checkout = new Checkout(new Warehouse(stock), new PaymentGateway(bank), new Carrier(parcels));
await Task.WhenAll(Orders.Waiting.Select(order => checkout.ProcessAsync(order, CancellationToken.None)));
