namespace FlagShop.Tests;

public class PageTests
{
    private readonly IVariations _variations = Substitute.For<IVariations>();

    [Fact]
    public void It_is_dark()
    {
        _variations.Text(FlagKeys.Theme, "light").Returns("dark");
        Assert.Equal("dark.css", new Page(_variations).Stylesheet);
        Assert.Equal("moon.svg", new Page(_variations).Logo);
    }

    [Fact]
    public void It_is_light()
    {
        _variations.Text(FlagKeys.Theme, "light").Returns("light");
        Assert.Equal("light.css", new Page(_variations).Stylesheet);
    }
}
