using Microsoft.FeatureManagement;

namespace FlagShop.Tests;

public class DeliveryTests
{
    private readonly IFeatureManager _features = Substitute.For<IFeatureManager>();

    [Theory]
    [InlineData(true, "tomorrow")]
    [InlineData(false, "in three days")]
    public async Task Who_is_in_a_hurry_waits_less(bool isExpress, string promise)
    {
        _features.IsEnabledAsync(FlagKeys.ExpressDelivery).Returns(isExpress);
        Assert.Equal(promise, await new Delivery(_features).PromiseAsync(new Order(1, 10, 1, IsUrgent: true)));
    }

    [Fact]
    public async Task Others_have_time() => Assert.Equal("within a week", await new Delivery(_features).PromiseAsync(new Order(1, 10, 1, IsUrgent: false)));
}
