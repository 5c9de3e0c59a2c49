const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const EN_MALE_NAMES = words(`
  Adam Aidan Alan Albert Alec Alfie Andrew Arthur Ben Brendan Callum Cameron Charlie Christopher Colin Conor Craig
  Daniel David Declan Dominic Duncan Edward Elliot Ewan Felix Finlay Frank Freddie Gareth Gavin George Graham Harry
  Harvey Henry Hugh Iain Imran Isaac Jack Jacob Jamal James Jamie Jasper Joel Jonah Joseph Joshua Kieran Lewis Liam
  Logan Luke Malcolm Marcus Martin Matthew Max Miles Nathan Neil Nicholas Noah Oliver Omar Oscar Owen Patrick Peter
  Philip Ralph Ravi Reuben Rhys Robert Rory Rowan Samuel Scott Sean Sidney Simon Stanley Stephen Stuart Theo Thomas
  Toby Tristan Victor Vikram Walter William Zachary
`);

export const EN_FEMALE_NAMES = words(`
  Abigail Ada Aisha Alice Amber Amelia Anita Anna Ava Beatrice Becky Bethany Bridget Caitlin Carol Caroline Charlotte
  Chloe Clara Daisy Deborah Diane Edith Eleanor Elizabeth Ella Ellie Emily Emma Erin Esme Evelyn Fatima Fiona Flora
  Florence Frances Freya Gemma Georgia Grace Gwen Hannah Harriet Hazel Heather Helen Holly Imogen Iris Isla Ivy Jane
  Jasmine Jennifer Jessica Joan Joanna Josephine Joy Julia Karen Kate Keira Laura Layla Leah Lily Linda Lois Louise
  Lucy Mabel Maeve Maria Martha Matilda Megan Mina Molly Nadia Naomi Nina Nora Olive Penelope Phoebe Poppy Rachel
  Rosalind Rosie Ruby Ruth Sarah Scarlett Sophie Stella Susan Tara Thea Tilda Uma Violet Wendy Willow Yasmin Zoe
`);

export const EN_SURNAMES = words(`
  Abernathy Alderton Amberley Appleyard Ashcombe Atwell Bagshaw Bainbridge Barlow Bartley Beckford Bellwood Benbow
  Birchall Blackwood Blythe Boothby Bracken Bramley Brindle Broadbent Brockway Burbage Burnside Cartwright Catterall
  Chivers Coldwell Collingwood Cotterill Crabtree Cranfield Croft Culver Dalby Danvers
  Dawlish Denby Dewhurst Drayton Dunmore Eastwick Edgerton Ellery Elmsworth Enderby Fairbrother Farthing
  Fenwick Fernsby Finchley Foxley Frobisher Garside Gatley Gilroy Gladwin Goodbody Gorman Greenhalgh
  Greystone Hallam Hargreave Harker Hartwell Haversham Hawkridge Heathcote Hepworth Hollis Horsfall
  Huxtable Ibbotson Inglewood Ingram Jessop Kershaw Keswick Kilbride Kirkham Lambton Langridge
  Larkspur Lathom Leadbetter Lindley Loxley Lumley Maddox Marsden Merriweather Midgley
  Millbrook Moorcroft Mossley Nettleton Newbold Norwood Oakden Oldroyd Orchard Osgood Oxley Padgett Pargeter
  Pemberton Penhallow Pickersgill Plumstead Pollard Prescott Quickley Quill Ramsbottom Ravenscroft
  Redfern Rigby Rosewarne Rowbotham Rushworth Saltmarsh Sandiford Seabrook Sedgwick Shackleford
  Sidebottom Skelton Smallwood Stainforth Stanbury Stillwater Stockdale Sugden Summerscale
  Swainson Tattersall Thistlewood Thornbury Tidewell Tolliver Topham Tranmer Treadwell Trelawney
  Varley Venning Wadsworth Wainscott Walmsley Warbrick Waverley Weatherby Wetherell
  Whitlock Wickham Wilding Winterbourne Woodruff Wragg Yardley Yeoman
`);
