using Microsoft.FeatureManagement;

namespace FlagShop.Tests;

public class CheckoutTests
{
    private readonly IFeatureManager _features = Substitute.For<IFeatureManager>();

    [Fact]
    public async Task Many_are_cheaper()
    {
        _features.IsEnabledAsync(FlagKeys.NewCheckout).Returns(true);
        Assert.Equal(90, await PayAsync(new Order(1, 10, 10, IsUrgent: false)));
    }

    [Fact]
    public async Task The_old_checkout_rounds_up()
    {
        _features.IsEnabledAsync(FlagKeys.NewCheckout).Returns(false);
        Assert.Equal(100, await PayAsync(new Order(1, 9.99m, 10, IsUrgent: false)));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Nothing_is_not_free(bool isNew, int paid)
    {
        _features.IsEnabledAsync(FlagKeys.NewCheckout).Returns(isNew);
        Assert.Equal(paid, await PayAsync(new Order(1, 0, 1, IsUrgent: false)));
    }

    [Fact]
    public async Task A_closed_shop_takes_no_money()
    {
        _features.IsEnabledAsync(FlagKeys.Maintenance).Returns(true);
        Assert.Null(await PayAsync(new Order(1, 10, 1, IsUrgent: false)));
    }

    private Task<decimal?> PayAsync(Order order) => new Checkout(_features, new Rebates()).PayAsync(order);
}
