using Microsoft.FeatureManagement;

namespace FlagShop.Tests;

public class ExportTests
{
    private readonly IFeatureManager _features = Substitute.For<IFeatureManager>();

    [Fact]
    public async Task Each_order_has_a_line() =>
        Assert.Equal(["1,20.00"], await new Export(_features).WriteAsync([new Order(1, 10, 2, IsUrgent: false), new Order(2, 10, 0, IsUrgent: false)]));

    [Fact]
    public async Task Old_partners_get_another()
    {
        _features.IsEnabledAsync(FlagKeys.LegacyExport).Returns(true);
        Assert.Equal(["0000000100002000", "1,20.00"], await new Export(_features).WriteAsync([new Order(1, 10, 2, IsUrgent: false)]));
    }
}
