using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>The form of the options that name APIs of the user's own.</summary>
public sealed class OptionEntryTests
{
    [Theory]
    [InlineData("Acme.IFlags.IsOn")]
    [InlineData("M:Acme.IFlags.IsOff(System.String) key=0 when=false")]
    [InlineData("M:Acme.IFlags.Is``1(``0,System.String) key=1 | Acme.IFlags.IsOn")]
    [InlineData("M:Acme.IFlags.IsOff(System.String);key=0;when=false")]
    [InlineData("unset")]
    public void Methods_are_understood(string text) => Assert.True(FlagOptions.ReadMethods.Accepts(text));

    [Theory]
    [InlineData("IsOn")]
    [InlineData("Acme.IFlags.IsOn key=first")]
    [InlineData("Acme.IFlags.IsOn when=never")]
    [InlineData("Acme.IFlags.IsOn position=1")]
    [InlineData("Acme.IFlags.IsOn 1")]
    [InlineData("Acme.IFlags.IsOn |")]
    [InlineData("M:Acme.IFlags.IsOn(System.String")]
    public void Methods_are_not_understood(string text) => Assert.False(FlagOptions.ReadMethods.Accepts(text));

    [Theory]
    [InlineData("Acme.GateAttribute key=1", true)]
    [InlineData("T:Acme.GateAttribute | Acme.RequireAttribute", true)]
    [InlineData("Acme.GateAttribute flag=a", false)]
    public void Attributes(string text, bool isUnderstood) => Assert.Equal(isUnderstood, FlagOptions.ReadAttributes.Accepts(text));

    [Theory]
    [InlineData("Acme.CheckoutOptions.UseNew flag=new-checkout", true)]
    [InlineData("P:Acme.CheckoutOptions.UseNew", true)]
    [InlineData("UseNew", false)]
    [InlineData("Acme.CheckoutOptions.UseNew flag=", false)]
    public void Properties(string text, bool isUnderstood) => Assert.Equal(isUnderstood, FlagOptions.ReadProperties.Accepts(text));
}
