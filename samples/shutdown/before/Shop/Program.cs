using OrderShop;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.Services.AddSingleton<Carrier>();
builder.Services.AddHostedService<Baskets>();
builder.Services.AddHostedService<PriceFeed>();
builder.Services.AddHostedService<Parcels>();

await using var app = builder.Build();
app.MapGet("/orders", OrderStream.WriteAsync);
await app.RunAsync();
